import { useDepartments } from '../knowledge/useAnswers';

/** Stands for the queue of no department, as the server reads it. */
export const generalQueue = '-';

/** The name of a department by its key; undefined for the general queue. */
export function useDepartmentName(key: string | null | undefined): string | undefined {
  const departments = useDepartments().data;
  return key == null ? undefined : (departments?.find((department) => department.key === key)?.name ?? key);
}
