import { App, Form, Input } from 'antd';
import type { Phrase, PhraseDraft } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { EditDrawer, useRequired } from '../../app/parts/EditDrawer';
import { bytesTooMany, phraseVariables, unknownVariable } from '../conversations/phrasePicking';
import { texts } from './texts';
import { useSavePhrase } from './usePhrases';

interface PhraseEditorProps {
  phrase: Phrase | 'new';
  others: readonly Phrase[];
  onClose: () => void;
}

const blank: PhraseDraft = { title: '', text: '', shortcut: null };

export function PhraseEditor({ phrase, others, onClose }: PhraseEditorProps) {
  const t = useTexts(texts);
  const required = useRequired();
  const { message } = App.useApp();
  const [form] = Form.useForm<PhraseDraft>();
  const save = useSavePhrase();
  const existing = phrase === 'new' ? undefined : phrase;

  const submit = (draft: PhraseDraft) =>
    save.mutate(
      { id: existing?.id, draft: { ...draft, shortcut: draft.shortcut === '' ? null : draft.shortcut } },
      {
        onSuccess: () => {
          void message.success(t('saved'));
          onClose();
        },
      },
    );
  const checkShortcut = (_rule: object, value?: string | null) => {
    const taken = value == null || value === '' ? undefined : others.find((other) => other.id !== existing?.id && other.shortcut === value);
    return taken ? Promise.reject(new Error(t('shortcutTaken', { title: taken.title }))) : Promise.resolve();
  };
  const checkVariables = (_rule: object, value?: string) => {
    const unknown = unknownVariable(value ?? '');
    return unknown === undefined ? Promise.resolve() : Promise.reject(new Error(t('variableUnknown', { name: `{${unknown}}` })));
  };
  const checkLength = (_rule: object, value?: string) => (bytesTooMany(value ?? '') > 0 ? Promise.reject(new Error(t('tooLong'))) : Promise.resolve());

  return (
    <EditDrawer title={t(existing ? 'edit' : 'add')} form={form} saving={save.isPending} error={save.error} onClose={onClose}>
      <Form form={form} layout="vertical" initialValues={existing ?? blank} onFinish={submit}>
        <Form.Item name="title" label={t('name')} rules={[required(t('name'))]}>
          <Input maxLength={40} autoFocus />
        </Form.Item>
        <Form.Item name="shortcut" label={t('shortcut')} extra={t('shortcutHint')} rules={[{ pattern: /^[0-9A-Za-z]*$/, message: t('shortcutRule') }, { validator: checkShortcut }]}>
          <Input prefix="/" maxLength={16} style={{ width: 200 }} />
        </Form.Item>
        <Form.Item name="text" label={t('text')} extra={t('variables', Object.fromEntries(phraseVariables.map((name) => [name, `{${name}}`])) as Record<(typeof phraseVariables)[number], string>)} rules={[required(t('text')), { validator: checkLength }, { validator: checkVariables }]}>
          <Input.TextArea autoSize={{ minRows: 5, maxRows: 16 }} showCount maxLength={1000} />
        </Form.Item>
      </Form>
    </EditDrawer>
  );
}
