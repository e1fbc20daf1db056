/** The built site that the tests open, and the path that it was built for, with a slash at its end. */
export const siteDir = process.env['SITE_DIR'] ?? 'dist';
export const base = `${(process.env['BASE'] ?? '').replace(/\/*$/, '')}/`;
