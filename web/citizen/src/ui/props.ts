import type { ReactNode } from "react";

export interface Held {
  children?: ReactNode;
}

export interface FrameProps extends Held {
  title: string;
  language: "zh" | "en";
  large: boolean;
  skipLabel: string;
  /** Below the content, as the navigation. */
  foot?: ReactNode;
}

export interface HeadingProps extends Held {
  level: 1 | 2 | 3;
  /** Takes the focus when it appears after another page and when this changes, so that a screen reader says what is new. */
  focusOn?: string;
  id?: string;
}

export interface ActionProps extends Held {
  kind?: "primary" | "plain" | "quiet" | "danger";
  disabled?: boolean;
  label?: string;
  onPress: () => void;
}

export interface WayProps extends Held {
  address: string;
  onGo: () => void;
  isHere?: boolean;
  look?: "row" | "tab" | "text";
}

export interface FieldProps {
  label: string;
  labelHidden?: boolean;
  value: string;
  hint?: string;
  error?: string;
  placeholder?: string;
  lines?: boolean;
  mode?: "text" | "numeric" | "decimal" | "tel" | "search";
  most?: number;
  autoComplete?: string;
  onChange: (value: string) => void;
  onEnter?: () => void;
}

export interface OptionsProps {
  label: string;
  hint?: string;
  error?: string;
  options: readonly { key: string; label: string }[];
  chosen: readonly string[];
  several?: boolean;
  onChange: (chosen: string[]) => void;
}

export interface DateProps {
  label: string;
  value: string;
  first?: string;
  last?: string;
  hint?: string;
  error?: string;
  placeholder: string;
  onChange: (value: string) => void;
}

export interface SwitchProps {
  label: string;
  isOn: boolean;
  words: { on: string; off: string };
  onChange: (isOn: boolean) => void;
}

export interface SaidProps extends Held {
  /** Said at once by a screen reader. */
  urgent?: boolean;
  /** A question that came up: it is brought into sight and the keyboard goes on from it. */
  asks?: boolean;
}

export interface FactsProps {
  facts: readonly { name: string; value: ReactNode; action?: ReactNode }[];
}

export interface ThumbProps {
  /** Null while there is none. */
  address: string | null;
  words: string;
  /** Why there is none. */
  instead?: string;
}
