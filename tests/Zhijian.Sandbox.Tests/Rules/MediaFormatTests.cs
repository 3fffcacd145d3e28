using Zhijian.Sandbox.Media;

namespace Zhijian.Sandbox.Tests.Rules;

public sealed class MediaFormatTests
{
    [Theory]
    [InlineData("id-card", "png")]
    [InlineData("household-question", "amr")]
    [InlineData("street", "mp4")]
    public void Samples_are_what_they_say(string name, string format) => MediaFormat.Detect(Samples.Find(name)!.Content)!.Name.ShouldBe(format);

    [Fact]
    public void Text_is_no_medium() => MediaFormat.Detect("<html>"u8).ShouldBeNull();

    [Fact]
    public void An_AMR_recording_lasts_20_ms_a_frame()
    {
        // 7.95 kbit/s frames (type 5) have 21 bytes.
        byte[] frame = [5 << 3, .. new byte[20]];
        PlayLength.Seconds([.. "#!AMR\n"u8, .. Enumerable.Repeat(frame, 150).SelectMany(bytes => bytes)])!.Value.ShouldBe(3, 0.001);
    }

    [Fact]
    public void The_two_forms_of_the_voice_sample_last_equally_long()
    {
        var sample = Samples.Find("household-question")!;
        PlayLength.Seconds(sample.Content)!.Value.ShouldBe(5.2, 0.05);
        PlayLength.Seconds(sample.Playable!.Value.Content)!.Value.ShouldBe(5.2, 0.15);
    }

    [Fact]
    public void A_WAV_recording_lasts_its_bytes_over_its_rate()
    {
        var wav = new byte[44 + 16_000];
        "RIFF"u8.CopyTo(wav);
        "WAVE"u8.CopyTo(wav.AsSpan(8));
        BitConverter.TryWriteBytes(wav.AsSpan(28), 8_000);
        PlayLength.Seconds(wav).ShouldBe(2d);
    }
}
