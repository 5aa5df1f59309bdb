// The start of the page: styles, the clock, the live channel, the frame.
import '@fontsource-variable/inter';
import { mount } from 'svelte';
import './base.css';
import Frame from './frame/Frame.svelte';
import { keepWatching } from './ipc/live';
import './tokens.css';
import { clock } from './words/clock.svelte';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no #app');
clock.start();
keepWatching();
mount(Frame, { target });
