import type { AttachmentView } from '#shared/api/methods/papers.ts';
import { useApi } from '../client/hooks.ts';
import { QueryState } from '../ui/ErrorMessage.tsx';

/** The files attached to a record, and a way to attach another (a receipt, a document that goes with an application). */
export function AttachmentList(props: {
  subjectId: string;
  personId: string;
  purpose: AttachmentView['purpose'];
  /** Shown above the list. */
  label: string;
}) {
  const list = useApi('attachment.list', { subjectId: props.subjectId });
  return (
    <QueryState query={list}>
      {({ attachments }) => (
        <ul aria-label={props.label}>
          {attachments.map((file) => (
            <li key={file.id}>{file.fileName}</li>
          ))}
        </ul>
      )}
    </QueryState>
  );
}
