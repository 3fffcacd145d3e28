/** Asks once for leave to show notices of the desktop; browsers want a press of a button for that. */
export function allowAlerts(): void {
  if ('Notification' in globalThis && Notification.permission === 'default') void Notification.requestPermission();
}

/** A short tone and, while the console is not in front, a notice of the desktop. What the browser does not allow is left out. */
export function alertOf(title: string, onOpen: () => void): void {
  sound();
  if (!('Notification' in globalThis) || Notification.permission !== 'granted' || document.visibilityState === 'visible') return;
  const notice = new Notification(title, { tag: 'zhijian-assigned' });
  notice.onclick = () => {
    globalThis.focus();
    onOpen();
    notice.close();
  };
}

function sound(): void {
  if (!('AudioContext' in globalThis)) return;
  const audio = new AudioContext();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = 660;
  volume.gain.setValueAtTime(0.08, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.35);
  tone.connect(volume).connect(audio.destination);
  tone.onended = () => void audio.close();
  tone.start();
  tone.stop(audio.currentTime + 0.35);
}
