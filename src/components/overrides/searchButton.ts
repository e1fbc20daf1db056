const button = document.querySelector<HTMLElement>('#search-open');
const failed = document.querySelector<HTMLElement>('#search-failed');

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
        index: document.querySelector('#search-index')?.textContent.trim() ?? '',
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
