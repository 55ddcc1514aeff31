import { ChevronLeftIcon } from '@navikt/aksel-icons';
import { Link } from '@navikt/ds-react/Link';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link as RouterLink } from 'react-router';

/** A screen: one heading, one place for its primary action, and the window's title. */
export function Page(props: {
  title: ReactNode;
  /** Text for the window's title when `title` is not a string. Never a person's name: titles end up in task bars. */
  windowTitle?: string;
  lead?: ReactNode;
  actions?: ReactNode;
  back?: { to: string; label: string };
  /** `fill` takes the whole window's height (lists that scroll themselves). */
  width?: 'normal' | 'narrow' | 'fill';
  children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const windowTitle = props.windowTitle ?? (typeof props.title === 'string' ? props.title : '');
  useEffect(() => {
    document.title = windowTitle ? `${windowTitle} – Dalsam` : 'Dalsam';
  }, [windowTitle]);
  useEffect(() => {
    // After a change of screen the keyboard goes on from the heading, unless the screen has put it somewhere itself.
    if (document.activeElement === null || document.activeElement === document.body) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  const width = props.width ?? 'normal';
  return (
    <div className={width === 'normal' ? 'page' : `page page-${width}`}>
      <header className="page-head">
        {props.back ? (
          <div className="page-back">
            <Link as={RouterLink} to={props.back.to}>
              <ChevronLeftIcon aria-hidden />
              {props.back.label}
            </Link>
          </div>
        ) : null}
        <div className="grow">
          <h1 className="page-title" ref={heading} tabIndex={-1}>
            {props.title}
          </h1>
          {props.lead ? <div className="page-lead">{props.lead}</div> : null}
        </div>
        {props.actions ? <div className="row">{props.actions}</div> : null}
      </header>
      {props.children}
    </div>
  );
}

export function Panel(props: { title?: ReactNode; actions?: ReactNode; children: ReactNode; className?: string }) {
  return (
    <section className={props.className ? `panel stack ${props.className}` : 'panel stack'}>
      {props.title ? (
        <div className="row row-between">
          <h2 className="panel-title">{props.title}</h2>
          {props.actions}
        </div>
      ) : null}
      {props.children}
    </section>
  );
}
