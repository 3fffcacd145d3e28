import { Form, Input, Radio, Select } from 'antd';
import type { AnswerDraft } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { DayField } from '../../app/parts/DayField';
import { useRequired } from '../../app/parts/EditDrawer';
import { bytesTooMany } from '../conversations/phrasePicking';
import { answerKinds, has } from './answerDraft';
import styles from './knowledge.module.css';
import { MediaField } from './MediaField';
import { texts } from './texts';
import { useDepartments } from './useAnswers';

/** Every field of an answer; those of other kinds are not shown. */
export function AnswerFields({ isNew }: { isNew: boolean }) {
  const t = useTexts(texts);
  const required = useRequired();
  const kind = Form.useWatch<AnswerDraft['kind'] | undefined>('kind') ?? 'text';
  return (
    <>
      <Form.Item name="question" label={t('question')} rules={[required(t('question'))]}>
        <Input maxLength={200} autoFocus={isNew} />
      </Form.Item>
      <Form.Item name="phrasings" label={t('phrasings')} extra={t('phrasingsHint')}>
        <Select mode="tags" open={false} suffix={null} tokenSeparators={['|', '\n', '；']} maxCount={50} />
      </Form.Item>
      <Form.Item name="kind" label={t('kind')}>
        <Radio.Group optionType="button" options={answerKinds.map((value) => ({ value, label: t(`kind_${value}`) }))} />
      </Form.Item>
      <ContentFields kind={kind} />
      <OriginFields isNew={isNew} />
    </>
  );
}

function ContentFields({ kind }: { kind: AnswerDraft['kind'] }) {
  const t = useTexts(texts);
  const required = useRequired();
  const urlRule = { pattern: /^https?:\/\/\S+$/, message: t('urlRule') };
  const checkLength = { validator: (_rule: object, value?: string | null) => (bytesTooMany(value ?? '') > 0 ? Promise.reject(new Error(t('tooLong'))) : Promise.resolve()) };
  const textOnly = kind === 'text';
  const articleLike = kind === 'article';
  return (
    <>
      {has(kind, 'title') && (
        <Form.Item name="title" label={t(articleLike ? 'articleTitle' : 'videoTitle')} rules={articleLike ? [required(t('articleTitle'))] : []}>
          <Input maxLength={64} />
        </Form.Item>
      )}
      {has(kind, 'description') && (
        <Form.Item name="description" label={t('description')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 4 }} maxLength={120} showCount />
        </Form.Item>
      )}
      {has(kind, 'url') && (
        <Form.Item name="url" label={t('url')} rules={[required(t('url')), urlRule]}>
          <Input maxLength={1000} placeholder="https://" />
        </Form.Item>
      )}
      {has(kind, 'pictureUrl') && (
        <Form.Item name="pictureUrl" label={t('pictureUrl')} rules={[urlRule]}>
          <Input maxLength={1000} placeholder="https://" />
        </Form.Item>
      )}
      {has(kind, 'media') && !textOnly && (
        <Form.Item name="media" label={t('media')} extra={t(`mediaHint_${kind}`)} rules={articleLike ? [] : [required(t('media'))]}>
          <MediaField kind={kind} />
        </Form.Item>
      )}
      <Form.Item name="text" label={t(textOnly ? 'text' : 'textFallback')} extra={textOnly ? undefined : t('textFallbackHint')} rules={[...(articleLike ? [] : [required(t('text'))]), checkLength]}>
        <Input.TextArea autoSize={{ minRows: textOnly ? 6 : 3, maxRows: 18 }} />
      </Form.Item>
    </>
  );
}

function OriginFields({ isNew }: { isNew: boolean }) {
  const t = useTexts(texts);
  const required = useRequired();
  const departments = useDepartments().data ?? [];
  return (
    <>
      <div className={styles.two}>
        <Form.Item name="department" label={t('department')} rules={[required(t('department'))]}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={departments.map(({ key, name }) => ({ value: key, label: name }))} />
        </Form.Item>
        <Form.Item name="key" label={t('key')} extra={t('keyHint')} rules={[required(t('key')), { pattern: /^[a-z0-9][a-z0-9-]*$/, message: t('keyRule') }]}>
          <Input maxLength={64} readOnly={!isNew} />
        </Form.Item>
      </div>
      <Form.Item name="source" label={t('source')} extra={t('sourceHint')} rules={[required(t('source'))]}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="sourceUrl" label={t('sourceUrl')} rules={[{ pattern: /^https?:\/\/\S+$/, message: t('urlRule') }]}>
        <Input maxLength={1000} placeholder="https://" />
      </Form.Item>
      <div className={styles.two}>
        <Form.Item name="effectiveFrom" label={t('effectiveFrom')}>
          <DayField />
        </Form.Item>
        <Form.Item
          name="expiresAt"
          label={t('expiresAt')}
          extra={t('expiresHint')}
          dependencies={['effectiveFrom']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_rule, value?: string | null) => {
                const from = getFieldValue('effectiveFrom') as string | null | undefined;
                return value != null && from != null && value <= from ? Promise.reject(new Error(t('datesOrder'))) : Promise.resolve();
              },
            }),
          ]}
        >
          <DayField />
        </Form.Item>
      </div>
    </>
  );
}
