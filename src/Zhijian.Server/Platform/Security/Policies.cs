namespace Zhijian.Server.Platform.Security;

/// <summary>Names of the authorization policies. Every endpoint carries one of them or stands on the short anonymous list.</summary>
public static class Policies
{
    /// <summary>Signed in, even if a new password is still owed: only for looking at, ending and repairing one's own session.</summary>
    public const string SignedIn = nameof(SignedIn);

    /// <summary>Any member of staff (工作人员).</summary>
    public const string Staff = nameof(Staff);

    /// <summary>Duty officers (值班人员) and administrators.</summary>
    public const string Officer = nameof(Officer);

    /// <summary>Knowledge editors (口径维护) and administrators.</summary>
    public const string Editor = nameof(Editor);

    /// <summary>Administrators (管理员).</summary>
    public const string Administrator = nameof(Administrator);
}
