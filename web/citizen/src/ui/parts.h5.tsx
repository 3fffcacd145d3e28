// Pages in a browser: plain HTML elements, so that keyboards, screen readers and autofill work as people know them.
import { useEffect, useId, useRef, type ReactNode } from "react";
import type { ActionProps, DateProps, FactsProps, FieldProps, FrameProps, HeadingProps, Held, OptionsProps, SaidProps, SwitchProps, ThumbProps, WayProps } from "./props";
import { useTitleBar } from "./useTitleBar";

const showTitle = (title: string) => void (document.title = title);

export function Frame({ title, language, large, skipLabel, foot, children }: FrameProps) {
  const main = useRef<HTMLElement>(null);
  useTitleBar(title, showTitle);
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  }, [language]);
  return (
    <div className={large ? "frame large" : "frame"}>
      <button type="button" className="skip" onClick={() => main.current?.focus()}>
        {skipLabel}
      </button>
      <main ref={main} className="main" tabIndex={-1}>
        {children}
      </main>
      {foot}
    </div>
  );
}

let hasPageBefore = false;

export function Heading({ level, focusOn, id, children }: HeadingProps) {
  const element = useRef<HTMLHeadingElement>(null);
  const before = useRef<string>();
  useEffect(() => {
    if (focusOn === undefined) return;
    // The browser tells of the first page of a visit itself, of every other one nobody would. A page that comes in stands beside the screen still: it is not to be scrolled to.
    if (hasPageBefore && before.current !== focusOn) element.current?.focus({ preventScroll: before.current === undefined });
    [hasPageBefore, before.current] = [true, focusOn];
  }, [focusOn]);
  const Tag = `h${level}` as const;
  return (
    <Tag ref={element} id={id} className={`heading heading-${level}`} tabIndex={focusOn === undefined ? undefined : -1}>
      {children}
    </Tag>
  );
}

export const Words = ({ children }: Held) => <p className="words">{children}</p>;

export const Note = ({ children }: Held) => <p className="note">{children}</p>;

export const Card = ({ children }: Held) => <section className="card">{children}</section>;

export const Row = ({ children }: Held) => <div className="row">{children}</div>;

export const Rows = ({ children }: Held) => <ul className="rows">{children}</ul>;

export const Item = ({ children }: Held) => <li className="item">{children}</li>;

export function Said({ urgent, asks, children }: SaidProps) {
  const element = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (!asks) return;
    element.current?.focus({ preventScroll: true });
    element.current?.scrollIntoView({ block: "center" });
  }, [asks]);
  return (
    <p ref={element} className={urgent ? "said urgent" : "said"} role={urgent ? "alert" : "status"} tabIndex={asks ? -1 : undefined}>
      {children}
    </p>
  );
}

export const Navigation = ({ label, children }: Held & { label: string }) => (
  <nav className="tabs" aria-label={label}>
    {children}
  </nav>
);

export function Form({ label, onSubmit, children }: Held & { label?: string; onSubmit: () => void }) {
  return (
    <form
      className="form"
      role={label ? "search" : undefined}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}

/** Enters the form around it. */
export const Enter = ({ disabled, children }: Held & { disabled?: boolean }) => (
  <button type="submit" className="action primary" disabled={disabled}>
    {children}
  </button>
);

export const Action = ({ kind = "plain", disabled, label, onPress, children }: ActionProps) => (
  <button type="button" className={`action ${kind}`} disabled={disabled} aria-label={label} onClick={onPress}>
    {children}
  </button>
);

export const Way = ({ address, onGo, isHere, look = "row", children }: WayProps) => (
  <a
    className={`way ${look}`}
    href={`/m${address}`}
    aria-current={isHere ? "page" : undefined}
    onClick={(event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      onGo();
    }}
  >
    {children}
  </a>
);

export const Strong = ({ children }: Held) => <strong className="strong">{children}</strong>;

export const Small = ({ children }: Held) => <span className="small">{children}</span>;

function About({ id, hint, error }: { id: string; hint?: string; error?: string }): ReactNode {
  return (
    <>
      {hint && (
        <span id={`${id}-hint`} className="hint">
          {hint}
        </span>
      )}
      {error && (
        <span id={`${id}-error`} className="fault" role="alert">
          {error}
        </span>
      )}
    </>
  );
}

const describedBy = (id: string, hint?: string, error?: string) => [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;

export function Field(props: FieldProps) {
  const id = useId();
  const { label, labelHidden, value, hint, error, lines, mode = "text", most, onChange } = props;
  const shared = {
    id,
    className: "input",
    value,
    maxLength: most,
    placeholder: props.placeholder,
    autoComplete: props.autoComplete ?? "off",
    "aria-invalid": error ? true : undefined,
    "aria-describedby": describedBy(id, hint, error),
  };
  return (
    <div className="field">
      <label htmlFor={id} className={labelHidden ? "label unseen" : "label"}>
        {label}
      </label>
      <About id={id} hint={hint} error={error} />
      {lines ? (
        <textarea {...shared} rows={4} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input {...shared} type={mode === "search" ? "search" : mode === "tel" ? "tel" : "text"} inputMode={mode === "text" ? undefined : mode} onChange={(event) => onChange(event.target.value)} />
      )}
    </div>
  );
}

export function Options({ label, hint, error, options, chosen, several, onChange }: OptionsProps) {
  const id = useId();
  const toggle = (key: string, isOn: boolean) => (several ? options.filter((option) => (option.key === key ? isOn : chosen.includes(option.key))).map((option) => option.key) : [key]);
  return (
    <fieldset className="field options" aria-describedby={describedBy(id, hint, error)} aria-invalid={error ? true : undefined}>
      <legend className="label unseen">{label}</legend>
      <About id={id} hint={hint} error={error} />
      {options.map((option) => (
        <label key={option.key} className={chosen.includes(option.key) ? "option chosen" : "option"}>
          <input type={several ? "checkbox" : "radio"} name={id} checked={chosen.includes(option.key)} onChange={(event) => onChange(toggle(option.key, event.target.checked))} />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

export function DateField({ label, value, first, last, hint, error, onChange }: DateProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className="label">
        {label}
      </label>
      <About id={id} hint={hint} error={error} />
      <input
        id={id}
        className="input"
        type="date"
        value={value}
        min={first}
        max={last}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

export const Switch = ({ label, isOn, words, onChange }: SwitchProps) => (
  <button type="button" role="switch" className="switch" aria-checked={isOn} onClick={() => onChange(!isOn)}>
    <span>{label}</span>
    <span className="switch-state" aria-hidden="true">
      {isOn ? words.on : words.off}
    </span>
  </button>
);

export const Facts = ({ facts }: FactsProps) => (
  <dl className="facts">
    {facts.map((fact, place) => (
      <div key={place} className="fact">
        <dt>{fact.name}</dt>
        <dd>
          <span className="fact-value">{fact.value}</span>
          {fact.action}
        </dd>
      </div>
    ))}
  </dl>
);

export const Picture = ({ address, words }: { address: string; words: string }) => <img className="picture" src={address} alt={words} />;

/** A picture in a list; while there is none, in words why. */
export const Thumb = ({ address, words, instead }: ThumbProps) => (address ? <img className="thumb" src={address} alt={words} /> : <span className="thumb">{instead}</span>);

/** Something to be read out letter by letter. */
export const Code = ({ children }: Held) => <p className="code">{children}</p>;

/** A colour of a map with what it means. */
export const Swatch = ({ color, dashed, children }: Held & { color: string; dashed: boolean }) => (
  <span className="swatch">
    <span className={dashed ? "swatch-line dashed" : "swatch-line"} style={{ borderTopColor: color }} />
    {children}
  </span>
);

export const Progress = ({ at, of, label }: { at: number; of: number; label: string }) => (
  <div className="progress">
    <span className="progress-label">{label}</span>
    <progress className="progress-bar" value={at} max={of} aria-label={label} />
  </div>
);
