import { App, Button, DatePicker, Popconfirm, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { ApiProblem, problemText } from '../../api/problem';
import type { Answer, BulkReport, BulkRequest } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { useMay } from '../session/useSession';
import styles from './knowledge.module.css';
import { texts } from './texts';
import { useChangeMany, useDepartments } from './useAnswers';

/** What can be done to the chosen answers at once. What could not be done says why, answer by answer, and stays chosen. */
export function BulkBar({ chosen, onChosen }: { chosen: readonly Answer[]; onChosen: (answers: readonly Answer[]) => void }) {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const change = useChangeMany();
  const departments = useDepartments().data ?? [];
  const mayEdit = useMay('editKnowledge');
  const mayApprove = useMay('approveAnswers');
  const mayRetire = useMay('withdrawAnswers');
  const tell = useRefusals();

  const run = (wanted: Omit<BulkRequest, 'answers'>) =>
    change.mutate(
      { ...wanted, answers: chosen.map(({ id, version }) => ({ id, version })) },
      {
        onSuccess: (report) => {
          const refused = new Set(report.rows.filter((row) => row.code != null).map((row) => row.id));
          onChosen(chosen.filter(({ id }) => refused.has(id)));
          if (refused.size > 0) tell(report);
          else void message.success(t('bulkDone', { count: report.changed }));
        },
        onError: (error) => void message.error(problemText(error)),
      },
    );

  return (
    <div className={styles.bulk} role="toolbar" aria-label={t('bulk')}>
      <strong>{t('bulkChosen', { count: chosen.length })}</strong>
      {mayEdit && (
        <>
          <Select
            aria-label={t('bulkDepartment')}
            style={{ width: 180 }}
            placeholder={t('bulkDepartment')}
            value={null}
            showSearch={{ optionFilterProp: 'label' }}
            options={departments.map(({ key, name }) => ({ value: key, label: name }))}
            onChange={(department: string) => run({ action: 'department', department })}
          />
          <DatePicker aria-label={t('bulkExpiry')} placeholder={t('bulkExpiry')} value={null} onChange={(day: Dayjs | null) => day !== null && run({ action: 'expiry', expiresAt: day.format('YYYY-MM-DD') })} />
          <Button disabled={change.isPending} onClick={() => run({ action: 'submit' })}>{t('submit')}</Button>
        </>
      )}
      {mayApprove && <Button disabled={change.isPending} onClick={() => run({ action: 'approve' })}>{t('approve')}</Button>}
      {mayRetire && (
        <Popconfirm title={t('retireAsk')} okText={t('retire')} cancelText={t('cancel')} onConfirm={() => run({ action: 'retire' })}>
          <Button danger disabled={change.isPending}>
            {t('retire')}
          </Button>
        </Popconfirm>
      )}
      <Button type="text" onClick={() => onChosen([])}>
        {t('bulkNone')}
      </Button>
    </div>
  );
}

/** A dialog with the answers that were left as they are, and why. */
function useRefusals() {
  const t = useTexts(texts);
  const { modal } = App.useApp();
  return (report: BulkReport) =>
    void modal.info({
      title: t('bulkPartly', { changed: report.changed, left: report.rows.length - report.changed }),
      width: 560,
      content: (
        <ul className={styles.refusals}>
          {report.rows
            .filter((row) => row.code != null)
            .map((row) => (
              <li key={row.id}>
                <strong>{row.question ?? row.id}</strong>：{problemText(new ApiProblem(422, row.code ?? '', row.message ?? undefined))}
              </li>
            ))}
        </ul>
      ),
    });
}
