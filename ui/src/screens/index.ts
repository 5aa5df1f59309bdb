// The screens there are, in the order of the rail. A screen is added here and nowhere else; a screen that does not
// exist yet is not shown.
import Map from '@lucide/svelte/icons/map';
import ClipboardCheck from '@lucide/svelte/icons/clipboard-check';
import Radar from '@lucide/svelte/icons/radar';
import ChartColumn from '@lucide/svelte/icons/file-chart-column';
import List from '@lucide/svelte/icons/list';
import Settings from '@lucide/svelte/icons/settings';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import type { Component } from 'svelte';
import type { PlainMessageId } from '../words/ids';
import { counts } from '../state/counts.svelte';
import { notices } from '../state/notices.svelte';
import AlertsScreen from './alerts/AlertsScreen.svelte';
import CountScreen from './count/CountScreen.svelte';
import FindScreen from './find/FindScreen.svelte';
import ItemsScreen from './items/ItemsScreen.svelte';
import LiveScreen from './live/LiveScreen.svelte';
import ReportsScreen from './reports/ReportsScreen.svelte';
import SetupScreen from './setup/SetupScreen.svelte';

/** One screen. */
export interface Screen {
  /** Its name inside the program. */
  key: string;
  /** Ctrl + this digit opens it. The digits belong to the screens for good, whether there are gaps or not. */
  digit: string;
  name: PlainMessageId;
  icon: Component<{ size?: number | string; strokeWidth?: number }>;
  component: Component;
  /** Whether the side panel can stand beside it. */
  hasPanel: boolean;
  /** How many things wait there; shown in the rail when there are any. Read while the rail is drawn. */
  badge?: () => number;
  /** What waits there is work that goes on, not trouble. */
  isWork?: boolean;
}

export const SCREENS: readonly Screen[] = [
  { key: 'live', digit: '1', name: 'frame-screen-live', icon: Map, component: LiveScreen, hasPanel: true },
  {
    key: 'count',
    digit: '2',
    name: 'frame-screen-count',
    icon: ClipboardCheck,
    component: CountScreen,
    hasPanel: true,
    badge: () => counts.open.length,
    isWork: true,
  },
  {
    key: 'find',
    digit: '3',
    name: 'frame-screen-find',
    icon: Radar,
    component: FindScreen,
    hasPanel: false,
  },
  {
    key: 'items',
    digit: '4',
    name: 'frame-screen-items',
    icon: List,
    component: ItemsScreen,
    hasPanel: true,
  },
  {
    key: 'alerts',
    digit: '5',
    name: 'frame-screen-alerts',
    icon: TriangleAlert,
    component: AlertsScreen,
    hasPanel: false,
    badge: () => notices.urgent.length,
  },
  {
    key: 'reports',
    digit: '6',
    name: 'frame-screen-reports',
    icon: ChartColumn,
    component: ReportsScreen,
    hasPanel: false,
  },
  {
    key: 'setup',
    digit: '7',
    name: 'frame-screen-setup',
    icon: Settings,
    component: SetupScreen,
    hasPanel: false,
  },
];
