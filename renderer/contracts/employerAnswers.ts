import type { Employer } from '#shared/api/methods/contracts.ts';
import { formatOrgNumber } from '#shared/contracts/orgNumber.ts';
import type { FormValues, Scalar } from '#shared/forms/form.ts';

/** Which answer of the contract is which word of the register. */
const answers = {
  employerName: (employer: Employer) => employer.name,
  employerOrgNumber: ({ orgNumber }: Employer) => (orgNumber === null ? null : formatOrgNumber(orgNumber)),
  employerAddress: ({ address }: Employer) => address,
  contactName: ({ contactName }: Employer) => contactName,
  contactPhone: ({ contactPhone }: Employer) => contactPhone,
} as const;

/**
 * The contract's answers when an employer is chosen from the register. What the register does not know is left as
 * typed; unless it belongs to another employer, chosen before: two workplaces must not be mixed in one contract.
 */
export function answersFrom(employer: Employer, values: FormValues): Record<string, Scalar> {
  const linked = values.employerId ?? null;
  const isOther = linked !== null && linked !== '' && linked !== employer.id;
  const taken = Object.entries(answers).flatMap(([path, read]): [string, Scalar][] => {
    const known = read(employer);
    return known === null && !isOther ? [] : [[path, known]];
  });
  return { employerId: employer.id, ...Object.fromEntries(taken) };
}

/** What the contract says of its employer, as the register takes it. */
export function employerFrom(values: FormValues) {
  const text = (path: string) => {
    const value = values[path];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  return {
    name: text('employerName') ?? '',
    orgNumber: text('employerOrgNumber'),
    address: text('employerAddress'),
    contactName: text('contactName'),
    contactPhone: text('contactPhone'),
  };
}
