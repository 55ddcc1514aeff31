import type { ReactNode } from 'react';
import { EmployerAid } from '../contracts/EmployerAid.tsx';
import { HoursAid } from '../contracts/HoursAid.tsx';
import { useIntake } from './IntakeContext.ts';

/** Help to answer a section from elsewhere in the application, above or below its fields. */
const aids: Record<string, { readonly above?: () => ReactNode; readonly below?: () => ReactNode }> = {
  'practiceContract.parties': { above: EmployerAid },
  'practiceContract.hours': { below: HoursAid },
};

export function SectionAid({ section, place }: { section: string; place: 'above' | 'below' }) {
  const { form } = useIntake();
  const Aid = aids[`${form.id}.${section}`]?.[place];
  return Aid ? <Aid /> : null;
}
