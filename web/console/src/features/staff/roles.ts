import type { Role } from '../../api/types';

/** In the order in which a form offers them. */
export const allRoles = ['officer', 'lead', 'supervisor', 'editor', 'reviewer', 'systemAdministrator', 'securityAdministrator', 'auditAdministrator'] as const satisfies readonly Role[];

const administrators: readonly Role[] = ['systemAdministrator', 'securityAdministrator', 'auditAdministrator'];

export function isAdministrator(role: Role): boolean {
  return administrators.includes(role);
}

/** An administrator has this one role and no other; the server holds to it as well. */
export function mayJoin(chosen: readonly Role[], role: Role): boolean {
  return chosen.includes(role) || chosen.length === 0 || (!isAdministrator(role) && !chosen.some(isAdministrator));
}
