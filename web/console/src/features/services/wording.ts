import type { ServiceRevision, ServiceWording } from '../../api/types';

export type WordingSection = ServiceRevision['sections'][number];
export type WordingField = WordingSection['fields'][number];
export type FieldPath = (string | number)[];

/** Where each kind of field stands in the wording. */
const groups = { text: 'texts', lines: 'lines', number: 'numbers', switch: 'switches', options: 'options' } as const satisfies Record<WordingField['kind'], keyof ServiceWording>;

/** Its name in the form. */
export function pathOf({ kind, at }: WordingField): FieldPath {
  return [groups[kind], at];
}

/** What it holds, as people read it; a switch is true or empty. */
export function textIn(wording: ServiceWording, { kind, at }: WordingField): string {
  switch (kind) {
    case 'text':
      return wording.texts[at] ?? '';
    case 'lines':
      return (wording.lines[at] ?? []).join('\n');
    case 'number':
      return String(wording.numbers[at] ?? '');
    case 'switch':
      return wording.switches[at] === true ? 'true' : '';
    case 'options':
      return (wording.options[at] ?? []).map(({ label }) => label).join('\n');
  }
}

/** What was typed over one wording, put onto a newer one: fields nobody touched are as they stand there. */
export function ontoNewer(sections: readonly WordingSection[], before: ServiceWording, typed: ServiceWording, newer: ServiceWording): ServiceWording {
  const merged = structuredClone(newer);
  for (const { kind, at } of sections.flatMap(({ fields }) => fields)) {
    const group = groups[kind];
    const value = typed[group][at];
    if (JSON.stringify(before[group][at]) !== JSON.stringify(value)) Object.assign(merged[group], { [at]: value });
  }
  return merged;
}

export interface FieldChange {
  section: WordingSection;
  field: WordingField;
  before: string;
  after: string;
}

/** What a reviewer has to read: each field in which two wordings of the same service differ. */
export function changesIn(sections: readonly WordingSection[], before: ServiceWording, after: ServiceWording): FieldChange[] {
  return sections
    .flatMap((section) => section.fields.map((field) => ({ section, field, before: textIn(before, field), after: textIn(after, field) })))
    .filter((change) => change.before !== change.after);
}
