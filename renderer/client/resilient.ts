import { type Client, contract, type MethodInput, type MethodName, type MethodResult } from '#shared/api/contract.ts';
import { connection as theConnection } from './connection.ts';

/**
 * Commands that give the same state however often they are sent: setting fields, keeping drafts. They wait for the
 * host and are sent again; any other command is answered with `hostUnreachable`, since nobody knows whether it arrived.
 */
const repeatable: ReadonlySet<MethodName> = new Set<MethodName>([
  'draft.put',
  'draft.discard',
  'form.type',
  'form.save',
  'person.update',
  'person.notSame',
  'household.updateMember',
  'settings.set',
]);

export function isRepeatable(method: MethodName): boolean {
  return contract[method].kind === 'query' || repeatable.has(method);
}

/** A client that tells the monitor what it meets, and repeats what may be repeated. */
export function resilient(client: Client, connection = theConnection): Client {
  return async <M extends MethodName>(method: M, input: MethodInput<M>): Promise<MethodResult<M>> => {
    for (;;) {
      const answer = await client(method, input);
      const refusal = answer.ok ? undefined : answer.error.code;
      if (refusal !== 'hostUnreachable' && refusal !== 'sessionMissing') {
        connection.report('up');
        return answer;
      }
      connection.report(refusal === 'hostUnreachable' ? 'lost' : 'refused');
      if (!isRepeatable(method)) return answer;
      await connection.back();
    }
  };
}
