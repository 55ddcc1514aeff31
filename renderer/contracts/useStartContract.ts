import { useNavigate } from 'react-router';
import { useCommand } from '../client/hooks.ts';
import { paths } from '../paths.ts';

/** Starts a contract for a person and opens it. A person may have many, so a draft in hand is no hindrance. */
export function useStartContract() {
  const navigate = useNavigate();
  const start = useCommand('form.start');
  const run = async (personId: string) => {
    const answer = await start.run({ personId, form: 'practiceContract' });
    if (answer.ok) return navigate(paths.form(personId, answer.value.id));
    if (answer.error.code === 'formDraftExists') navigate(paths.form(personId, answer.error.params.formId));
  };
  return { run, busy: start.busy, error: start.error };
}
