/** Some build plugins behave otherwise when they see that a test runs. */
export function withoutVitest(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^VITEST|^VITE_|^(TEST|DEV|PROD|MODE|SSR|BASE_URL)$/.test(name)),
  );
}
