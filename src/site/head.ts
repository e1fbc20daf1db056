import { defineRouteMiddleware } from '@astrojs/starlight/route-data';

const unused = ['generator', 'twitter:card'];

/** Leaves out of each page's head what nothing reads: the programs that made it, and a picture that it does not have. */
export const onRequest = defineRouteMiddleware(({ locals }) => {
  const route = locals.starlightRoute;
  route.head = route.head.filter(({ attrs }) => !unused.includes(String(attrs?.['name'])));
});
