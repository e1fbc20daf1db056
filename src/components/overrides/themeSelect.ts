const key = 'kanalguiden:scheme';
const { dataset } = document.documentElement;
const select = document.querySelector<HTMLSelectElement>('#scheme');
if (select) {
  select.value = dataset['scheme'] ?? 'auto';
  select.addEventListener('change', () => {
    const scheme = select.value;
    if (scheme === 'auto') delete dataset['scheme'];
    else dataset['scheme'] = scheme;
    try {
      if (scheme === 'auto') localStorage.removeItem(key);
      else localStorage.setItem(key, scheme);
    } catch {
      // Storage is blocked: the choice holds on this page only.
    }
  });
}
