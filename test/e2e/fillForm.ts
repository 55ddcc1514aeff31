import type { Page } from 'playwright-core';
import { formatPartialDate } from '#shared/dates.ts';
import type { Scalar, ScalarField } from '#shared/forms/form.ts';

/** The input of a path, as the screen gives it its id. */
export const input = (page: Page, path: string) => page.locator(`[id="felt-${path}"]`);

/** Answers a field the way a person does: types, ticks or picks. */
export async function answer(page: Page, path: string, field: ScalarField, value: Scalar): Promise<void> {
  const target = input(page, path);
  const frame = page.locator(`[data-path="${path}"]`);
  switch (field.type) {
    case 'text':
    case 'longText':
    case 'phone':
    case 'nationalId':
    case 'dufNumber':
      return target.fill(String(value));
    case 'number':
      return target.fill(String(value).replace('.', ','));
    case 'date':
    case 'partialDate':
      return target.fill(formatPartialDate(String(value)));
    case 'checkbox':
      return target.setChecked(value === true);
    case 'choices': {
      for (const one of value as readonly string[]) await frame.locator(`input[value="${one}"]`).check();
      return;
    }
    case 'yesNo':
    case 'choice': {
      if ((await target.evaluate((element) => element.tagName)) === 'SELECT') {
        await target.selectOption(String(value));
      } else {
        await frame.locator(`input[type="radio"][value="${value}"]`).check();
      }
    }
  }
}

/** What stands in a field, in the form's own terms as far as the screen shows it. */
export async function shown(page: Page, path: string, field: ScalarField): Promise<string> {
  const target = input(page, path);
  const frame = page.locator(`[data-path="${path}"]`);
  if (field.type === 'checkbox') return String(await target.isChecked());
  if ((await target.evaluate((element) => element.tagName)) !== 'INPUT') return target.inputValue();
  if ((await target.getAttribute('type')) === 'radio') {
    return (await frame.locator('input:checked').getAttribute('value')) ?? '';
  }
  return target.inputValue();
}
