// A tool's answers stand in the fragment, and a rule's name does: both go along to the page's twins.
for (const link of document.querySelectorAll<HTMLAnchorElement>('.twin')) {
  for (const type of ['pointerdown', 'focus', 'click']) {
    link.addEventListener(type, () => {
      link.hash = location.hash;
    });
  }
}
