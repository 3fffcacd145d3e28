import { DownOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Modal, Tooltip } from 'antd';
import { useState } from 'react';
import { problemText } from '../../api/problem';
import { DutySwitch } from '../../features/duty/DutySwitch';
import { PasswordForm } from '../../features/session/PasswordForm';
import { SecondFactorForm } from '../../features/session/SecondFactorForm';
import { useMay, useRenewSession, useSignOut, useStaff } from '../../features/session/useSession';
import { roleTexts } from '../../features/staff/texts';
import { setLanguage, useLanguage, useTexts } from '../i18n/language';
import { focusSearch, useShortcuts } from '../keyboard/shortcuts';
import { ConnectionState } from './ConnectionState';
import { HelpSheet } from './HelpSheet';
import styles from './shell.module.css';
import { texts } from './texts';

export function Header() {
  const t = useTexts(texts);
  const staff = useStaff();
  const answers = useMay('reply');
  const [helping, setHelping] = useState(false);
  useShortcuts({ '/': focusSearch, '?': () => setHelping(true) });

  return (
    <header className={styles.header}>
      <img src={`${import.meta.env.BASE_URL}favicon.svg`} alt="" width={24} height={24} />
      <strong className={styles.product}>{t('product')}</strong>
      <span className={styles.agency}>{staff.agencyName}</span>
      <span className={styles.space} />
      <ConnectionState />
      {answers && <DutySwitch />}
      <Tooltip title={`${t('help')}  ?`}>
        <Button type="text" aria-label={t('help')} icon={<QuestionCircleOutlined />} onClick={() => setHelping(true)} />
      </Tooltip>
      <LanguageSwitch />
      <PersonMenu />
      <HelpSheet open={helping} onClose={() => setHelping(false)} />
    </header>
  );
}

function LanguageSwitch() {
  const t = useTexts(texts);
  const language = useLanguage();
  return (
    <Button type="text" lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
      {t('languageSwitch')}
    </Button>
  );
}

function PersonMenu() {
  const t = useTexts(texts);
  const staff = useStaff();
  const { message } = App.useApp();
  const signOut = useSignOut();
  const [changing, setChanging] = useState(false);
  const [enrolling, setEnrolling] = useState(false);
  const renew = useRenewSession();
  const roleName = useTexts(roleTexts);
  const role = staff.roles.map((each) => roleName(each)).join(' · ');
  const changed = () => {
    setChanging(false);
    void message.success(t('passwordChanged'));
  };
  const leave = () => signOut.mutate(undefined, { onError: (error) => void message.error(problemText(error)) });

  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'who', type: 'group', label: `${staff.userName} · ${role}` },
            { key: 'password', label: t('changePassword'), onClick: () => setChanging(true) },
            staff.hasSecondFactor
              ? { key: 'factor', type: 'group' as const, label: t('secondFactorOn', { count: staff.recoveryCodesLeft }) }
              : { key: 'factor', label: t('secondFactor'), onClick: () => setEnrolling(true) },
            { type: 'divider' },
            { key: 'signOut', label: t('signOut'), onClick: leave },
          ],
        }}
      >
        <Button type="text">
          {staff.displayName} <DownOutlined className={styles.caret} />
        </Button>
      </Dropdown>
      <Modal title={t('changePassword')} open={changing} footer={null} width={400} destroyOnHidden onCancel={() => setChanging(false)}>
        <PasswordForm onChanged={changed} />
      </Modal>
      <Modal title={t('secondFactor')} open={enrolling} footer={null} width={420} destroyOnHidden onCancel={() => setEnrolling(false)}>
        <SecondFactorForm
          onEnrolled={(enrolled) => {
            setEnrolling(false);
            renew(enrolled);
          }}
        />
      </Modal>
    </>
  );
}
