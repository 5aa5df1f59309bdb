// The rights in words.
import { t } from './words.svelte';

/** The word for a right (`Floor`, `Lead`, `Setup`). */
export function roleWord(role: string): string {
  switch (role) {
    case 'Lead':
      return t('frame-role-lead');
    case 'Setup':
      return t('frame-role-setup');
    default:
      return t('frame-role-floor');
  }
}
