import type { Locator, Page } from '@playwright/test';

/** Presses Tab until the focus is on the control. @throws {Error} when it never gets there. */
export async function tabTo(page: Page, target: Locator, most = 150): Promise<void> {
  for (let presses = 0; presses < most; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${String(most)} presses of the Tab key do not reach the control.`);
}
