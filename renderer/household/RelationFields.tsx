import { Select } from '@navikt/ds-react/Select';
import { relationLabels } from '#shared/people/labels.ts';
import { type Relation, relations } from '#shared/people/person.ts';
import { useLocal, useText } from '../i18n/useText.tsx';
import { TextInput } from '../ui/TextInput.tsx';

export function RelationFields(props: {
  relation: Relation;
  note: string;
  onRelation: (relation: Relation) => void;
  onNote: (note: string) => void;
}) {
  const t = useText().household;
  const local = useLocal();
  return (
    <>
      <Select
        size="small"
        label={t.relation}
        value={props.relation}
        onChange={(event) => props.onRelation(relations.find((one) => one === event.target.value) ?? props.relation)}
      >
        {relations.map((relation) => (
          <option key={relation} value={relation}>
            {local(relationLabels[relation])}
          </option>
        ))}
      </Select>
      <TextInput label={t.relationNote} value={props.note} maxLength={200} onChange={props.onNote} />
    </>
  );
}
