/** After a step: the rest of a double click was meant for what is gone, and must not reach what took its place. */
export function swallowRestOfDoubleClick(): void {
  const swallow = (event: MouseEvent): void => {
    if (event.detail > 1) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    removeEventListener('mousedown', swallow, true);
    removeEventListener('click', swallow, true);
  };
  addEventListener('mousedown', swallow, true);
  addEventListener('click', swallow, true);
}
