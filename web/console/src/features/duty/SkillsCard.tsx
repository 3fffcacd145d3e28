import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Card, Form, Input, Select } from 'antd';
import { problemText } from '../../api/problem';
import type { Skill } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import styles from './duty.module.css';
import { texts } from './texts';
import { useSaveSkills, useSkills } from './useDuty';

/** What the agency tells apart by skill, with the words by which a question needs it (技能). */
export function SkillsCard({ className }: { className?: string }) {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const skills = useSkills().data;
  const save = useSaveSkills();
  const [form] = Form.useForm<{ skills: Skill[] }>();
  if (!skills) return null;
  const submit = (filled: { skills: Skill[] }) =>
    save.mutate(filled.skills, { onSuccess: () => void message.success(t('saved')), onError: (error) => void message.error(problemText(error)) });
  const needed = { required: true, whitespace: true, message: t('missing') };
  return (
    <Card size="small" title={t('skills')} className={className}>
      <p>
        {t('skillsHint')}
        {t('skillsOf')}
      </p>
      <Form form={form} initialValues={{ skills }} onFinish={submit}>
        <Form.List name="skills">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <div key={key} className={styles.skill}>
                  <Form.Item name={[name, 'key']} rules={[needed, { pattern: /^[a-z0-9][a-z0-9-]{0,31}$/, message: t('skillKeyRule') }]}>
                    <Input aria-label={t('skillKey')} placeholder={t('skillKey')} />
                  </Form.Item>
                  <Form.Item name={[name, 'name']} rules={[needed]}>
                    <Input aria-label={t('skillName')} placeholder={t('skillName')} maxLength={32} />
                  </Form.Item>
                  <Form.Item name={[name, 'words']}>
                    <Select mode="tags" open={false} suffix={null} aria-label={t('skillWords')} placeholder={`${t('skillWords')} · ${t('skillWordsHint')}`} tokenSeparators={[',', '，', '、']} />
                  </Form.Item>
                  <Button type="text" aria-label={t('removeSkill', { name: skills[name]?.name ?? '' })} icon={<DeleteOutlined />} onClick={() => remove(name)} />
                </div>
              ))}
              <div className={styles.below}>
                <Button icon={<PlusOutlined />} onClick={() => add({ key: '', name: '', words: [] })}>
                  {t('addSkill')}
                </Button>
                <Button type="primary" htmlType="submit" loading={save.isPending}>
                  {t('save')}
                </Button>
              </div>
            </>
          )}
        </Form.List>
      </Form>
    </Card>
  );
}
