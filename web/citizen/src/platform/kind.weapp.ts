/** Whether these pages stand in a mini program, which has no menu of an account to come from. */
export const isMiniProgram = true;
