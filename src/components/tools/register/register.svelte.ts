import type { RegisterBundle } from '../../../engine/channelBundle.ts';
import { registerEntry } from '../../../engine/register.ts';
import { fill, type Say } from '../../../engine/text.ts';
import { Channels } from '../kit/channel/channels.svelte.ts';

/** The register's entry about the channel that is worked on. */
export class RegisterState {
  readonly bundle: RegisterBundle;
  readonly channels: Channels;
  readonly say: Say;
  /** Of the site; the server does not know it. */
  origin = $state('');
  /** For screen readers. */
  announcement = $state('');

  readonly entry = $derived.by(() => registerEntry(this.bundle, this.channels.current.fields));

  constructor(bundle: RegisterBundle, words: Readonly<Record<string, string>>) {
    this.bundle = bundle;
    this.say = (key, slots = {}) => fill(words[key] ?? key, slots);
    this.channels = new Channels(bundle.policy.id);
  }

  /** Reads what this device keeps. Call after mount. Returns the way to stop. */
  load(): () => void {
    this.origin = location.origin;
    return this.channels.load();
  }

  readonly announce = (text: string): void => {
    this.announcement = text;
  };
}
