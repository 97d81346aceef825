using System.Text;
using Smarketing.Functions.Email;
using Smarketing.Local.Outbox;
using Smarketing.Local.Tests.Hosting;

namespace Smarketing.Local.Tests.Outbox;

public sealed class MimeWriterTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 5, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_mail_is_written_as_its_standards_have_it() => Assert.Equal(
        """
        Date: Mon, 05 Jan 2026 15:00:00 +0000
        From: "Smarketing" <hola@example.com>
        To: =?utf-8?B?QW5hIE7DusOxZXo=?= <ana@acme.mx>
        Reply-To: rep@example.com
        Subject: =?utf-8?B?TGxhbWEgYSBKb3PDqSwgZGUgQWNtw6k=?=
        Message-ID: <m1@smarketing.local>
        List-Unsubscribe: <http://127.0.0.1/unsubscribe/abc>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="=_smarketing_mixed"

        --=_smarketing_mixed
        Content-Type: multipart/alternative; boundary="=_smarketing_alternative"

        --=_smarketing_alternative
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        L=C3=ADnea uno
        L=C3=ADnea dos =3D fin=20
        --=_smarketing_alternative
        Content-Type: text/html; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        <p>=C2=A1Hola! <a href=3D"http://127.0.0.1/tasks/abc?x=3D1&amp;y=3D2">Abrir=
        </a> <a href=3D'tel:+525555'>Llamar</a></p>
        --=_smarketing_alternative--
        --=_smarketing_mixed
        Content-Type: text/calendar
        Content-Disposition: attachment; filename="cita.ics"
        Content-Transfer-Encoding: base64

        QkVHSU46VkNBTEVOREFS
        --=_smarketing_mixed--

        """.ReplaceLineEndings("\r\n"),
        Written(Mails.Of("m1")));

    [Fact]
    public void No_line_is_longer_than_the_standards_allow()
    {
        var mail = Mails.Of("m1") with { Text = new string('ñ', 5000), Html = new string('x', 5000), Subject = new string('é', 400) };
        Assert.All(Written(mail).Split("\r\n"), line => Assert.InRange(line.Length, 0, 76));
    }

    [Fact]
    public void Nothing_that_was_typed_can_begin_another_header_field()
    {
        var mail = Mails.Of("m1") with
        {
            Subject = "Hola\r\nBcc: all@acme.mx",
            To = new EmailAddress("ana@acme.mx\r\nBcc: all@acme.mx", "Ana\nBcc: all@acme.mx"),
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["X-Note\r\nBcc"] = "a\r\nBcc: all@acme.mx" },
        };
        Assert.DoesNotContain(Written(mail).Split("\r\n"), line => line.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("spaces at the end   \nand\ttabs\t")]
    [InlineData("=?utf-8?B?x?= --=_smarketing_mixed")]
    [InlineData("日本語 🎉 ñandú")]
    [InlineData("line\r\nline\rline\n\n")]
    public void Quoted_printable_text_reads_as_it_was_written(string text)
    {
        var written = new StringBuilder();
        QuotedPrintable.Append(written, text);
        Assert.Equal(text.ReplaceLineEndings("\r\n"), Decode(written.ToString()));
        Assert.All(written.ToString().Split("\r\n"), line => Assert.False(line.EndsWith(' ') || line.EndsWith('\t') || line.Length > 76));
    }

    [Fact]
    public void Long_quoted_printable_text_reads_as_it_was_written()
    {
        const int seed = 20260105;
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(400)).Select(_ => " =aé🎉\n\t~"[random.Next(8)] is var letter && char.IsSurrogate(letter) ? "🎉" : letter.ToString()));
            var written = new StringBuilder();
            QuotedPrintable.Append(written, text);
            Assert.True(string.Equals(text.ReplaceLineEndings("\r\n"), Decode(written.ToString()), StringComparison.Ordinal), $"seed {seed}, round {round}: {text}");
        }
    }

    private static string Written(EmailMessage message) => Encoding.UTF8.GetString(MimeWriter.Write(new OutboxMail(1, At, message)));

    /// <summary>RFC 2045 read the other way, independently of the writer.</summary>
    private static string Decode(string encoded)
    {
        var bytes = new List<byte>();
        var joined = encoded.Replace("=\r\n", "", StringComparison.Ordinal);
        for (var i = 0; i < joined.Length; i++)
        {
            if (joined[i] == '=')
            {
                bytes.Add(Convert.ToByte(joined.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                bytes.Add((byte)joined[i]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
