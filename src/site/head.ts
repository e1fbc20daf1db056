import { defineRouteMiddleware } from '@astrojs/starlight/route-data';

const unused = /^(generator|twitter:card|og:)/;

/**
 * Leaves out of each page's head what nothing needs: the programs that made it, and what is said for previews, which
 * take the title and the description where a page says nothing else, and of which there is no picture.
 */
export const onRequest = defineRouteMiddleware(({ locals }) => {
  const route = locals.starlightRoute;
  route.head = route.head.filter(({ attrs }) => !unused.test(String(attrs?.['name'] ?? attrs?.['property'])));
});
