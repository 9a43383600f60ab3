import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes } from "react";
import { Icon } from "./icon";

type Shared = {
  label: ReactNode;
  /** What helps to fill it in, below the label. */
  hint?: ReactNode;
  /** The server's answer about this field, in a sentence. */
  error?: string | null;
  className?: string;
};

/** What ties a control to its hint and error for those who do not see them. */
function useField({ hint, error }: Shared, id: string | undefined) {
  const own = useId();
  const controlId = id ?? own;
  const described = [hint ? `${controlId}-hint` : "", error ? `${controlId}-error` : ""].filter(Boolean).join(" ");
  return { controlId, control: { id: controlId, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined } };
}

function Frame({ label, hint, error, className, controlId, children }: Shared & { controlId: string; children: ReactNode }) {
  return (
    <div className={className ? `field ${className}` : "field"}>
      <label htmlFor={controlId}>{label}</label>
      {hint ? <div id={`${controlId}-hint`} className="hint">{hint}</div> : null}
      {children}
      <FieldError id={`${controlId}-error`} message={error} />
    </div>
  );
}

/** One field's error; nothing when there is none. */
export function FieldError({ id, message }: { id?: string; message?: string | null }) {
  if (!message) return null;
  return (
    <p id={id} className="field-error">
      <Icon name="warning" />
      {message}
    </p>
  );
}

/** A one-line input with label, hint and error. All attributes of `input` pass through. */
export function TextField({ label, hint, error, className, ...input }: Shared & InputHTMLAttributes<HTMLInputElement>) {
  const { controlId, control } = useField({ label, hint, error }, input.id);
  return (
    <Frame {...{ label, hint, error, className, controlId }}>
      <input type="text" {...input} {...control} className="input" />
    </Frame>
  );
}

export function TextArea({ label, hint, error, className, ...area }: Shared & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const { controlId, control } = useField({ label, hint, error }, area.id);
  return (
    <Frame {...{ label, hint, error, className, controlId }}>
      <textarea rows={4} {...area} {...control} className="input" />
    </Frame>
  );
}

/** A choice from a list; give the options as children. */
export function SelectField({ label, hint, error, className, children, ...select }: Shared & SelectHTMLAttributes<HTMLSelectElement>) {
  const { controlId, control } = useField({ label, hint, error }, select.id);
  return (
    <Frame {...{ label, hint, error, className, controlId }}>
      <select {...select} {...control} className="input">
        {children}
      </select>
    </Frame>
  );
}

/** A box to tick with its sentence. */
export function Checkbox({ label, hint, error, className, ...input }: Shared & InputHTMLAttributes<HTMLInputElement>) {
  const { controlId, control } = useField({ label, hint, error }, input.id);
  return (
    <div className={className}>
      <label className="check">
        <input {...input} {...control} type="checkbox" />
        <span>
          {label}
          {hint ? <span id={`${controlId}-hint`} className="hint block">{hint}</span> : null}
        </span>
      </label>
      <FieldError id={`${controlId}-error`} message={error} />
    </div>
  );
}

/** A group of controls that answer one question together. */
export function FieldGroup({ legend, hint, error, className, children }: { legend: ReactNode; hint?: ReactNode; error?: string | null; className?: string; children: ReactNode }) {
  const id = useId();
  return (
    <fieldset className={className ? `field ${className}` : "field"} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="label mb-1">{legend}</legend>
      {hint ? <p className="hint">{hint}</p> : null}
      {children}
      <FieldError id={`${id}-error`} message={error} />
    </fieldset>
  );
}

/** At the head of a form that was refused: which fields, each a link to its control. Takes the focus's place on load. */
export function ErrorSummary({ title, errors }: { title: string; errors: { id: string; message: string }[] }) {
  if (errors.length === 0) return null;
  return (
    <div role="alert" className="notice notice-bad">
      <Icon name="warning" />
      <div className="notice-body">
        <p className="font-semibold">{title}</p>
        <ul className="mt-1 list-disc pl-5">
          {errors.map((error) => (
            <li key={error.id}>
              <a className="underline" href={`#${error.id}`}>{error.message}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
