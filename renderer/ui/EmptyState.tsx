import type { ReactNode } from 'react';

/** What a list shows before it has anything: what belongs here, and the way to the first one. */
export function EmptyState(props: { icon?: ReactNode; title: string; text?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      {props.icon}
      <p className="empty-title">{props.title}</p>
      {props.text ? <p className="empty-text">{props.text}</p> : null}
      {props.action}
    </div>
  );
}
