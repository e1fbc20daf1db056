// Without scripts a link leads to the index of all words; with them a button in its place opens the search over the page.
const failed = document.querySelector<HTMLElement>('#search-failed');
const button = takeTheLinksPlace();

function takeTheLinksPlace(): HTMLButtonElement | undefined {
  const link = document.querySelector<HTMLAnchorElement>('#search-open');
  if (!link) return undefined;
  const button = document.createElement('button');
  for (const { name, value } of link.attributes) if (name !== 'href') button.setAttribute(name, value);
  button.type = 'button';
  button.setAttribute('aria-haspopup', 'dialog');
  button.append(...link.childNodes);
  link.replaceWith(button);
  return button;
}

async function open(): Promise<void> {
  if (!button || !failed) return;
  failed.textContent = '';
  const text = failed.dataset['text'] ?? '';
  try {
    const { openSearch } = await import('../search/searchDialog.ts');
    openSearch(
      {
        base: import.meta.env.BASE_URL.replace(/\/*$/, '/'),
        locale: document.documentElement.lang === 'en' ? 'en' : 'sv',
        policy: button.dataset['policy'],
        failed: text,
        index: button.dataset['index'] ?? '',
      },
      { label: button.textContent.trim(), close: button.dataset['close'] ?? '' },
    );
  } catch {
    failed.textContent = text;
  }
}

button?.addEventListener('click', () => void open());
document.addEventListener('keydown', (event) => {
  const typing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
  // A letter that is being composed is nobody's command.
  if (typing || event.isComposing || event.altKey || !(event.ctrlKey || event.metaKey)) return;
  if (event.key.toLowerCase() !== 'k') return;
  event.preventDefault();
  void open();
});
