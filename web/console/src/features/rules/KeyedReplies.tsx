import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import type { AutomaticReply } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import type { KeyedReply } from './repliesDraft';
import { isFilled, ReplyField } from './ReplyField';
import styles from './rules.module.css';
import { texts } from './texts';

interface KeyedRepliesProps {
  name: 'menuReplies' | 'sceneReplies';
  title: string;
  hint: string;
  keyLabel: string;
  disabled: boolean;
}

/** Replies by menu key or scene, as rows. */
export function KeyedReplies({ name, title, hint, keyLabel, disabled }: KeyedRepliesProps) {
  const t = useTexts(texts);
  const form = Form.useFormInstance();
  const checkKey = (_rule: object, key?: string) => {
    const wanted = key?.trim() ?? '';
    if (wanted === '') return Promise.reject(new Error(t('keyNeeded')));
    const rows = form.getFieldValue(name) as (Partial<KeyedReply> | undefined)[];
    return rows.filter((row) => row?.key?.trim() === wanted).length > 1 ? Promise.reject(new Error(t('keyTwice'))) : Promise.resolve();
  };
  const checkReply = (_rule: object, reply?: AutomaticReply) => (isFilled(reply) ? Promise.resolve() : Promise.reject(new Error(t('replyNeeded'))));
  return (
    <fieldset className={styles.keyed}>
      <legend>{title}</legend>
      <p className={styles.hint}>{hint}</p>
      <Form.List name={name}>
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <div key={field.key} className={styles.keyedRow}>
                <Form.Item name={[field.name, 'key']} rules={[{ validator: checkKey }]}>
                  <Input aria-label={keyLabel} placeholder={keyLabel} maxLength={128} />
                </Form.Item>
                <Form.Item name={[field.name, 'reply']} rules={[{ validator: checkReply }]}>
                  <ReplyField disabled={disabled} />
                </Form.Item>
                {!disabled && <Button type="text" aria-label={t('removeEntry')} icon={<DeleteOutlined />} onClick={() => remove(field.name)} />}
              </div>
            ))}
            {!disabled && (
              <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({ key: '', reply: { text: '' } })}>
                {t('addEntry')}
              </Button>
            )}
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
