// The same parts in a mini program, of its own components.
import { Button, Checkbox, CheckboxGroup, Image, Input, Label, Picker, Radio, RadioGroup, Switch as Toggle, Text, Textarea, View } from "@tarojs/components";
import Taro from "@tarojs/taro";
import { createContext, useContext, type ReactNode } from "react";
import type { ActionProps, DateProps, FactsProps, FieldProps, FrameProps, HeadingProps, Held, OptionsProps, SaidProps, SwitchProps, ThumbProps, WayProps } from "./props";
import { useTitleBar } from "./useTitleBar";

const showTitle = (title: string) => void Taro.setNavigationBarTitle({ title });

export function Frame({ title, large, foot, children }: FrameProps) {
  useTitleBar(title, showTitle);
  return (
    <View className={large ? "frame large" : "frame"}>
      <View className="main">{children}</View>
      {foot}
    </View>
  );
}

export const Heading = ({ level, children }: HeadingProps) => (
  <View className={`heading heading-${level}`} ariaRole="heading">
    {children}
  </View>
);

export const Words = ({ children }: Held) => <View className="words">{children}</View>;

export const Note = ({ children }: Held) => <View className="note">{children}</View>;

export const Card = ({ children }: Held) => <View className="card">{children}</View>;

export const Row = ({ children }: Held) => <View className="row">{children}</View>;

export const Rows = ({ children }: Held) => <View className="rows">{children}</View>;

export const Item = ({ children }: Held) => <View className="item">{children}</View>;

export const Said = ({ urgent, children }: SaidProps) => (
  <View className={urgent ? "said urgent" : "said"} ariaRole={urgent ? "alert" : "status"}>
    {children}
  </View>
);

export const Navigation = ({ label, children }: Held & { label: string }) => (
  <View className="tabs" ariaRole="navigation" ariaLabel={label}>
    {children}
  </View>
);

const Submit = createContext<() => void>(() => undefined);

export const Form = ({ onSubmit, children }: Held & { label?: string; onSubmit: () => void }) => (
  <Submit.Provider value={onSubmit}>
    <View className="form">{children}</View>
  </Submit.Provider>
);

/** Enters the form around it. */
export function Enter({ disabled, children }: Held & { disabled?: boolean }) {
  const submit = useContext(Submit);
  return (
    <Button className="action primary" disabled={disabled} onClick={submit}>
      {children}
    </Button>
  );
}

export const Action = ({ kind = "plain", disabled, label, onPress, children }: ActionProps) => (
  <Button className={`action ${kind}`} disabled={disabled} ariaLabel={label} onClick={onPress}>
    {children}
  </Button>
);

export const Way = ({ onGo, isHere, look = "row", children }: WayProps) => (
  <View className={isHere ? `way ${look} here` : `way ${look}`} ariaRole="link" onClick={onGo}>
    {children}
  </View>
);

export const Strong = ({ children }: Held) => <Text className="strong">{children}</Text>;

export const Small = ({ children }: Held) => <Text className="small">{children}</Text>;

function About({ hint, error }: { hint?: string; error?: string }): ReactNode {
  return (
    <>
      {hint && <View className="hint">{hint}</View>}
      {error && (
        <View className="fault" ariaRole="alert">
          {error}
        </View>
      )}
    </>
  );
}

const unlimited = -1;

export function Field({ label, labelHidden, value, hint, error, placeholder, lines, mode = "text", most, onChange, onEnter }: FieldProps) {
  const shared = { className: "input", value, placeholder, maxlength: most ?? unlimited, ariaLabel: label };
  const change = (event: { detail: { value: string } }) => onChange(event.detail.value);
  return (
    <View className="field">
      {!labelHidden && <View className="label">{label}</View>}
      <About hint={hint} error={error} />
      {lines ? (
        <Textarea {...shared} autoHeight onInput={change} />
      ) : (
        <Input {...shared} type={mode === "decimal" ? "digit" : mode === "numeric" || mode === "tel" ? "number" : "text"} onInput={change} onConfirm={() => onEnter?.()} />
      )}
    </View>
  );
}

export function Options({ label, hint, error, options, chosen, several, onChange }: OptionsProps) {
  const rows = options.map((option) => (
    <Label key={option.key} className={chosen.includes(option.key) ? "option chosen" : "option"}>
      {several ? <Checkbox value={option.key} checked={chosen.includes(option.key)} /> : <Radio value={option.key} checked={chosen.includes(option.key)} />}
      <Text>{option.label}</Text>
    </Label>
  ));
  return (
    <View className="field options" ariaLabel={label}>
      <About hint={hint} error={error} />
      {several ? <CheckboxGroup onChange={(event) => onChange(event.detail.value)}>{rows}</CheckboxGroup> : <RadioGroup onChange={(event) => onChange([event.detail.value])}>{rows}</RadioGroup>}
    </View>
  );
}

export const DateField = ({ label, value, first, last, hint, error, placeholder, onChange }: DateProps) => (
  <View className="field">
    <View className="label">{label}</View>
    <About hint={hint} error={error} />
    <Picker mode="date" value={value} start={first} end={last} onChange={(event) => onChange(String(event.detail.value))}>
      <View className="input">{value || placeholder}</View>
    </Picker>
  </View>
);

export const Switch = ({ label, isOn, onChange }: SwitchProps) => (
  <Label className="switch">
    <Text>{label}</Text>
    <Toggle checked={isOn} onChange={(event) => onChange(event.detail.value)} />
  </Label>
);

export const Facts = ({ facts }: FactsProps) => (
  <View className="facts">
    {facts.map((fact, place) => (
      <View key={place} className="fact">
        <View className="fact-name">{fact.name}</View>
        <View className="fact-value">{fact.value}</View>
        {fact.action}
      </View>
    ))}
  </View>
);

export const Picture = ({ address, words }: { address: string; words: string }) => (
  <Image className="picture" mode="widthFix" src={address.startsWith("/") ? SERVER_ADDRESS + address : address} ariaLabel={words} />
);

/** A picture in a list; while there is none, in words why. */
export const Thumb = ({ address, words, instead }: ThumbProps) =>
  address ? <Image className="thumb" mode="aspectFill" src={address} ariaLabel={words} /> : <View className="thumb">{instead}</View>;

/** Something to be read out letter by letter. */
export const Code = ({ children }: Held) => (
  <Text className="code" selectable>
    {children}
  </Text>
);

/** A colour of a map with what it means. */
export const Swatch = ({ color, dashed, children }: Held & { color: string; dashed: boolean }) => (
  <View className="swatch">
    <View className={dashed ? "swatch-line dashed" : "swatch-line"} style={{ borderTopColor: color }} />
    {children}
  </View>
);

export const Progress = ({ label }: { at: number; of: number; label: string }) => <View className="progress progress-label">{label}</View>;
