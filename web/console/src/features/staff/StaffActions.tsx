import { App, Button, Dropdown, Space } from 'antd';
import { problemText } from '../../api/problem';
import type { InitialPassword, StaffMember } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { useMay } from '../session/useSession';
import { isAdministrator } from './roles';
import { texts } from './texts';
import { type StaffAct, useActOnStaff, useResetPassword } from './useStaffMembers';

interface StaffActionsProps {
  member: StaffMember;
  onEdit: (member: StaffMember) => void;
  onGrant: (member: StaffMember) => void;
  onTold: (told: InitialPassword) => void;
}

/** What the person signed in may do with another one. */
export function StaffActions({ member, onEdit, onGrant, onTold }: StaffActionsProps) {
  const t = useTexts(texts);
  const { message, modal } = App.useApp();
  const act = useActOnStaff();
  const reset = useResetPassword();
  const mayManage = useMay('manageStaff');
  const mayGrant = useMay('grantRoles');
  const failed = (error: unknown) => void message.error(problemText(error));
  const run = (kind: StaffAct) => act.mutateAsync({ member, act: kind }).then(() => void message.success(t('done')), failed);
  const ask = (title: string, onOk: () => Promise<unknown>) => void modal.confirm({ title, okText: t('yes'), cancelText: t('cancel'), onOk });
  const name = member.displayName;
  // Whoever could reset another administrator could act as them; the server refuses it too.
  const resettable = !member.roles.some(isAdministrator);

  if (mayGrant) {
    return (
      <Button size="small" onClick={() => onGrant(member)}>
        {t('grant')}
      </Button>
    );
  }
  if (!mayManage) return null;
  return (
    <Space>
      <Button size="small" onClick={() => onEdit(member)}>
        {t('change')}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            member.isLocked
              ? { key: 'unlock', label: t('unlock'), onClick: () => void run('unlock') }
              : { key: 'lock', label: t('lock'), danger: true, onClick: () => ask(t('lockAsk', { name }), () => run('lock')) },
            { key: 'password', label: t('resetPassword'), disabled: !resettable, onClick: () => ask(t('resetPasswordAsk', { name }), () => reset.mutateAsync(member).then(onTold, failed)) },
            { key: 'factor', label: t('resetSecondFactor'), disabled: !resettable || !member.hasSecondFactor, onClick: () => ask(t('resetSecondFactorAsk', { name }), () => run('second-factor/reset')) },
          ],
        }}
      >
        <Button size="small">{t('more')}</Button>
      </Dropdown>
    </Space>
  );
}
