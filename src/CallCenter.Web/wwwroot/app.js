// Starts Blazor and the small things that live in the browser: clocks, keys, theme, language, reconnecting.
import { reconnectionHandler } from './reconnect.js';
import { startClocks } from './clocks.js';
import { startKeys } from './keys.js';
import { startFollow } from './follow.js';
import { startDrawers } from './drawer.js';
import { startFrame } from './frame.js';

startFrame();
startClocks();
startKeys();
startFollow();
startDrawers();
if (window.Blazor) Blazor.start({ circuit: { reconnectionHandler } });
