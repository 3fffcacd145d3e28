import { App, Switch, Tooltip } from 'antd';
import { problemText } from '../../api/problem';
import { useTexts } from '../../app/i18n/language';
import { allowAlerts } from './alert';
import { texts } from './texts';
import { useAssignedAlert } from './useAssignedAlert';
import { useAssignment, useDuty, useSayDuty } from './useDuty';

/** Says in the header whether one is on duty (在岗). */
export function DutySwitch() {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const duty = useDuty();
  const say = useSayDuty();
  const automatic = useAssignment().data?.mode === 'automatic';
  useAssignedAlert();
  const change = (onDuty: boolean) => {
    if (onDuty) allowAlerts();
    say.mutate(onDuty, { onError: (error) => void message.error(problemText(error)) });
  };
  return (
    <Tooltip title={t(automatic ? 'dutyHint' : 'dutyPullHint')}>
      <Switch
        aria-label={t('onDuty')}
        checked={duty.data?.onDuty ?? false}
        loading={say.isPending}
        disabled={duty.isPending}
        checkedChildren={t('onDuty')}
        unCheckedChildren={t('away')}
        onChange={change}
      />
    </Tooltip>
  );
}
