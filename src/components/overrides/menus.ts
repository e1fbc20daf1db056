// A link within the page closes the menu that it stands in.
for (const menu of document.querySelectorAll<HTMLElement>('nav[popover]')) {
  menu.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a')) menu.hidePopover();
  });
}
// Where CSS cannot open closed parts for print, this does, and closes them again; not those that only offer tools.
let opened: HTMLDetailsElement[] = [];
addEventListener('beforeprint', () => {
  opened = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open], .needs-script)')];
  for (const part of opened) part.open = true;
});
addEventListener('afterprint', () => {
  for (const part of opened) part.open = false;
});
