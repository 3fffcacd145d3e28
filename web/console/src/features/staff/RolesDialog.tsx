import { App, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { problemText } from '../../api/problem';
import type { Role, StaffMember } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { allRoles, mayJoin } from './roles';
import { roleTexts, texts } from './texts';
import { useGrantRoles } from './useStaffMembers';

/** The security administrator gives and takes roles; what does not go together cannot be chosen. */
export function RolesDialog({ member, onClose }: { member: StaffMember; onClose: () => void }) {
  const t = useTexts(texts);
  const role = useTexts(roleTexts);
  const { message } = App.useApp();
  const grant = useGrantRoles();
  const [chosen, setChosen] = useState<Role[]>([...member.roles]);
  const save = () =>
    grant.mutate(
      { id: member.id, roles: chosen },
      {
        onSuccess: () => {
          void message.success(t('done'));
          onClose();
        },
        onError: (error) => void message.error(problemText(error)),
      },
    );
  return (
    <Modal title={t('grantTitle', { name: member.displayName })} open okText={t('save')} cancelText={t('cancel')} confirmLoading={grant.isPending} onOk={save} onCancel={onClose} width={440}>
      <p>{t('grantHint')}</p>
      <Checkbox.Group
        style={{ display: 'grid', gap: 8 }}
        value={chosen}
        onChange={setChosen}
        options={allRoles.map((each) => ({ value: each, label: role(each), disabled: !mayJoin(chosen, each) }))}
      />
    </Modal>
  );
}
