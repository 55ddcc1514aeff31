import type { ReactNode } from 'react';
import { NavLink } from 'react-router';

/** A way to a screen, in the navigation. `waiting`: how many things there are to do there, with what that says in words. */
export function Place(props: {
  to: string;
  icon: ReactNode;
  name: string;
  end?: boolean;
  waiting?: { readonly count: number; readonly text: string } | undefined;
}) {
  const { waiting } = props;
  return (
    <li>
      <NavLink
        className="shell-link"
        to={props.to}
        end={props.end ?? false}
        title={waiting ? `${props.name}: ${waiting.text}` : props.name}
      >
        {props.icon}
        <span className="shell-link-text">{props.name}</span>
        {waiting ? (
          <span className="shell-badge">
            <span aria-hidden>{waiting.count > 99 ? '99+' : waiting.count}</span>
            <span className="visually-hidden">{waiting.text}</span>
          </span>
        ) : null}
      </NavLink>
    </li>
  );
}
