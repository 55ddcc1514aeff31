import { z } from 'zod';
import { methodNames, methodOf } from '#shared/api/contract.ts';

/** The contract as data: what a script needs to know to call a method. */
export function methodList(): unknown[] {
  return methodNames.map((name) => {
    const { kind, access, summary, errors, input, output } = methodOf(name);
    return {
      name,
      kind,
      access,
      summary,
      errors,
      input: z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }),
      output: z.toJSONSchema(output, { io: 'output', unrepresentable: 'any' }),
    };
  });
}
