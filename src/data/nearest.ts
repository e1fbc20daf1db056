import Fuse from 'fuse.js';

/** The id that was probably meant, as part of a problem; nothing when none is near. */
export function nearest(written: string, ids: Iterable<string>): { near?: string } {
  const others = [...new Set(ids)].filter((id) => id !== written);
  const [best] = new Fuse(others, { ignoreLocation: true, threshold: 0.45, minMatchCharLength: 2 }).search(written);
  return best ? { near: best.item } : {};
}
