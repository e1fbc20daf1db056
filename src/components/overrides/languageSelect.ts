// A tool's answers stand in the fragment, and a rule's name does: both go along to the other language.
const link = document.querySelector<HTMLAnchorElement>('.language');
for (const type of ['pointerdown', 'focus', 'click']) {
  link?.addEventListener(type, () => {
    link.hash = location.hash;
  });
}
