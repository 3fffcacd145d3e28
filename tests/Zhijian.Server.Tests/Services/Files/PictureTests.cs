using System.Buffers.Binary;
using FsCheck;
using FsCheck.Fluent;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Files;
using Zhijian.Server.Services.Files.Pictures;

namespace Zhijian.Server.Tests.Services.Files;

/// <summary>What is found out about pictures, without a server.</summary>
public sealed class PictureTests
{
    private static readonly ServiceStep Photos = new() { Key = "photos", Kind = StepKind.Photos, Title = "照片", Ask = "请发照片", TakenWithin = 60 };
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_sharp_picture_is_told_from_a_blurred_one()
    {
        for (var scene = 1; scene <= 8; scene++)
        {
            Look(TestPictures.Jpeg(scene)).Sharpness.ShouldBeGreaterThan(PictureLook.LeastSharp * 2);
            Look(TestPictures.BlurredJpeg(scene)).Sharpness.ShouldBeLessThan(PictureLook.LeastSharp / 2);
        }
    }

    [Fact]
    public void The_same_picture_saved_anew_or_scaled_is_alike_and_others_are_not()
    {
        var first = Look(TestPictures.Jpeg(1));

        PictureLook.IsAlike(first.Fingerprint, Look(TestPictures.Jpeg(1, quality: 30)).Fingerprint).ShouldBeTrue();
        PictureLook.IsAlike(first.Fingerprint, Look(TestPictures.Jpeg(1, width: 960, height: 720)).Fingerprint).ShouldBeTrue();
        PictureLook.IsAlike(first.Fingerprint, Look(TestPictures.Png(1)).Fingerprint).ShouldBeTrue();
        for (var scene = 2; scene <= 60; scene++) PictureLook.IsAlike(first.Fingerprint, Look(TestPictures.Jpeg(scene)).Fingerprint).ShouldBeFalse($"scene {scene}");
    }

    [Fact]
    public void What_a_camera_notes_is_read_and_then_gone_and_the_picture_stays_as_it_was()
    {
        var plain = TestPictures.Jpeg(3);
        var noted = TestPictures.WithNotes(plain, "2026:11:20 09:30:00", orientation: 6);

        PictureNotes.TakenAt(FileType.Jpeg, noted).ShouldBe(new DateTimeOffset(2026, 11, 20, 1, 30, 0, TimeSpan.Zero));
        var clean = PictureNotes.TakeOut(FileType.Jpeg, noted);

        PictureNotes.TakenAt(FileType.Jpeg, clean).ShouldBeNull();
        clean.AsSpan().IndexOf("hidden"u8).ShouldBe(-1);
        Look(clean).ShouldBe(Look(plain));
        clean.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]).ShouldBeGreaterThan(0, "which way is up stays");
        var png = PictureNotes.TakeOut(FileType.Png, TestPictures.Png(3));
        png.AsSpan().IndexOf("Zhang"u8).ShouldBe(-1);
        PictureLook.IsAlike(Look(png).Fingerprint, Look(plain).Fingerprint).ShouldBeTrue();
    }

    [Theory]
    [InlineData("2026:11:20 09:30:00", null)]
    [InlineData("2026:11:20 08:30:00", "请现在拍一张")]
    [InlineData("2026:11:18 09:30:00", "请现在拍一张")]
    [InlineData("2026:11:20 11:30:00", "手机的时间")]
    public void A_picture_is_taken_now_where_its_file_says_so(string takenAt, string? fault)
    {
        var said = FaultOf(TestPictures.WithNotes(TestPictures.Jpeg(1), takenAt));

        if (fault is null) said.ShouldBeNull();
        else said.ShouldNotBeNull().ShouldContain(fault);
    }

    [Fact]
    public void What_is_no_photograph_gets_words_that_say_what_to_do()
    {
        FaultOf("%PDF-1.7 nothing"u8.ToArray())!.ShouldContain("不是照片");
        FaultOf([])!.ShouldContain("不是照片");
        FaultOf(TestPictures.Jpeg(1)[..400])!.ShouldContain("打不开");
        FaultOf(TestPictures.DarkJpeg(1))!.ShouldContain("太暗");
        FaultOf(TestPictures.BlurredJpeg(1))!.ShouldContain("不够清楚");
        FaultOf([.. TestPictures.Jpeg(1), .. new byte[30 * 1024 * 1024]])!.ShouldContain("30MB");
        FaultOf(TestPictures.Jpeg(1)).ShouldBeNull();
        FaultOf(TestPictures.Png(1)).ShouldBeNull();
    }

    [Fact]
    public void A_picture_that_claims_to_fill_the_memory_is_never_unpacked()
    {
        var bomb = TestPictures.Png(1);
        (bomb[16], bomb[17], bomb[20], bomb[21]) = (0x7F, 0xFF, 0x7F, 0xFF);

        FaultOf(bomb)!.ShouldContain("打不开");
    }

    [Fact]
    public void Neither_a_line_without_end_nor_a_note_that_unpacks_to_a_flood_fills_the_memory()
    {
        var line = TestPictures.Png(1);
        BinaryPrimitives.WriteInt32BigEndian(line.AsSpan(16), 60_000_000);
        BinaryPrimitives.WriteInt32BigEndian(line.AsSpan(20), 1);
        var flood = TestPictures.WithPackedNote(TestPictures.Png(2), new byte[200_000_000]);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var (tooLong, noted) = (FaultOf(line), FaultOf(flood));
        var took = GC.GetAllocatedBytesForCurrentThread() - before;

        tooLong!.ShouldContain("打不开");
        noted.ShouldBeNull("the picture itself is good");
        took.ShouldBeLessThan(50_000_000);
    }

    [Fact]
    public void A_picture_whose_first_component_is_sampled_by_nothing_is_broken()
    {
        var picture = TestPictures.Jpeg(5);
        picture[picture.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + 11] = 0;

        FaultOf(picture)!.ShouldContain("打不开");
    }

    /// <summary>Whatever is changed in a picture, it is judged and nothing breaks.</summary>
    [Fact]
    public void Broken_pictures_are_judged_not_thrown_at_anybody()
    {
        var (jpeg, png) = (TestPictures.WithNotes(TestPictures.Jpeg(5), "2026:11:20 09:30:00"), TestPictures.Png(5));
        var change = Gen.Choose(0, 4_000).Two().Zip(Gen.Choose(0, 255)).ListOf(12).ToArbitrary();
        Prop.ForAll(change, changes =>
        {
            foreach (var picture in new[] { jpeg.ToArray(), png.ToArray() })
            {
                foreach (var ((place, cut), value) in changes) picture[place % picture.Length] = (byte)(value ^ cut);
                _ = FaultOf(picture);
                _ = FaultOf(picture[..(changes.FirstOrDefault().Item1.Item1 % picture.Length)]);
                if (FileType.Of(picture) is { IsPhoto: true } type) PictureNotes.TakeOut(type, picture).Length.ShouldBeLessThanOrEqualTo(picture.Length + 36);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    private static PictureLook Look(byte[] bytes) => FileIntake.LookAt(bytes, StepKind.Photos).Look.ShouldNotBeNull();

    private static string? FaultOf(byte[] bytes) => FileCheck.Fault(Photos, FileIntake.LookAt(bytes, StepKind.Photos), [], Now);
}
